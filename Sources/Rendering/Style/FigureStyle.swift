/// Figures: a wide one leaves the column where there is room, and scrolls inside itself where there is none. A
/// table that fits ends where the text does.
package let figureStyle = """
  .drawing, .table-region, main pre.printed {
    max-width: none; overflow-x: auto; margin-right: calc(-1 * var(--edge));
    background:
      linear-gradient(to right, var(--paper) 40%, transparent) left / 2rem 100% local,
      linear-gradient(to left, var(--paper) 40%, transparent) right / 2rem 100% local,
      linear-gradient(to right, var(--rule), transparent) left / .6rem 100% scroll,
      linear-gradient(to left, var(--rule), transparent) right / .6rem 100% scroll;
    background-repeat: no-repeat;
  }
  .table-region { padding-right: var(--edge); }
  @media (min-width: 48rem) {
    .drawing, .table-region, main pre.printed { margin-right: 0; }
    .table-region { padding-right: 0; }
  }
  .figure { margin: 0; }
  .drawing svg { display: block; width: var(--width); max-width: max(100%, .72 * var(--width)); height: auto; }
  figcaption { margin-top: .6rem; font: .9375rem/1.5 var(--sans); color: var(--muted); text-wrap: pretty; }
  .figure-number { font-weight: 600; color: var(--ink); text-decoration: none; }
  .figure-number:hover { color: var(--accent); text-decoration: underline; }
  .data { margin-top: .3rem; font: .875rem/1.5 var(--sans); }
  .data > summary { color: var(--muted); }
  .data > summary:hover { color: var(--accent); }
  .data[open] > summary { margin-bottom: .5rem; }
  .data table { font-size: .875rem; }
  @media (min-width: 48rem) {
    main > .step .wide > .drawing { margin-right: calc(-1 * clamp(0rem, var(--spare), 18rem)); }
  }

  """
