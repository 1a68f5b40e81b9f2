/// Figures: a wide one leaves the column where there is room, and scrolls inside itself where there is none. A
/// table that fits ends where the text does.
package let figureStyle = """
  .drawing, .table-region, main pre.printed {
    max-width: none; overflow-x: auto; margin-right: calc(-1 * var(--bleed));
  }
  .table-region > table, main pre.printed { padding-right: var(--bleed); }
  main > pre, blockquote pre, li pre, .block > pre, .question-text > pre, .reason pre, .equivalent {
    --cover: var(--shade);
  }
  .step { --cover: var(--paper); }
  .drawing, .table-region, main pre.printed, main .problem pre, main > pre, blockquote pre, li pre, .block > pre,
  .question-text > pre, .reason pre, main .equivalent .source {
    background:
      linear-gradient(var(--cover), var(--cover)) -1px 0 / .7rem 100% no-repeat local,
      linear-gradient(var(--cover), var(--cover)) calc(100% + 1px) 0 / .7rem 100% no-repeat local,
      linear-gradient(to right, var(--hint), transparent) left / .6rem 100% no-repeat scroll,
      linear-gradient(to left, var(--hint), transparent) right / .6rem 100% no-repeat scroll,
      var(--cover);
  }
  .figure { margin: 0; }
  .drawing svg {
    display: block; width: var(--width); height: auto; --room: calc(100% - var(--bleed));
    max-width: max(var(--room), min(.8 * var(--width), 999 * (.67 * var(--width) - var(--room))));
  }
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
