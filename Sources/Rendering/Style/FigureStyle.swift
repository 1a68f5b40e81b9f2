/// Figures: air around them, a wide one beyond the column where there is room and scrolling inside itself where there is none.
let figureStyle = """
  .figure { margin: 0; }
  .drawing { overflow-x: auto; }
  .drawing svg { display: block; max-width: 100%; height: auto; margin-inline: auto; }
  figcaption { margin-top: .6rem; font: .9375rem/1.5 var(--sans); color: var(--muted); text-wrap: pretty; }
  .figure-number { font-weight: 600; color: var(--ink); text-decoration: none; }
  .figure-number:hover { color: var(--accent); text-decoration: underline; }
  .data { margin-top: .3rem; font: .875rem/1.5 var(--sans); }
  .data > summary { color: var(--muted); }
  .data > summary:hover { color: var(--accent); }
  .data[open] > summary { margin-bottom: .5rem; }
  .data table { font-size: .875rem; }
  @media (min-width: 48rem) {
    main > .step .wide > .drawing { margin-inline: calc(-1 * clamp(0rem, var(--spare), 8rem)); }
  }
  @media (min-width: 75rem) {
    main > .step .wide > .drawing { margin-inline: 0 calc(-1 * clamp(0rem, var(--spare), 18rem)); }
  }

  """
