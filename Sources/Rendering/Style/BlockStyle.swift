/// Teaching blocks: notes and what is folded have a line beside them, exercises and questions lines above and below.
let blockStyle = """
  .block { min-width: 0; margin: calc(1.25 * var(--line)) 0; }
  .block > :is(p, ul, ol, pre, blockquote), .question-text > :is(p, ul, ol, pre, blockquote) {
    margin: 0 0 calc(var(--line) * .625);
  }
  .block :is(ul, ol) { padding-left: 1.4em; }
  .block > pre, .question-text > pre, .reason pre {
    padding: .75rem 1rem; overflow-x: auto; border-radius: 4px;
    font-size: .9375rem; line-height: 1.55;
  }
  .block > .block-title { margin: 0 0 .4rem; font: 600 1rem/1.5 var(--sans); text-wrap: balance; }
  .block-kind { color: var(--accent); text-decoration: none; }
  a.block-kind { text-decoration: underline 1px var(--rule); text-underline-offset: .25em; }
  a.block-kind:hover { text-decoration-color: currentcolor; }

  .block.note, .block.warning, details.block { padding-left: 1.1em; border-left: 3px solid var(--rule); }
  .block.warning { border-left-color: var(--literal); }
  .warning .block-kind { color: var(--literal); }
  .exercise, .question {
    margin-inline: 0; padding: calc(var(--line) / 2) 0; border: 0; border-block: 1px solid var(--rule);
  }
  .exercise:target, .question:target { border-color: var(--accent); }
  .exercise .block { margin-block: calc(var(--line) * .75); }
  details.block + details.block, .exercise + details.block { margin-top: calc(var(--line) * -.25); }
  details.block > summary.block-title { margin-bottom: 0; font-size: .9375rem; }
  details.block[open] > summary.block-title { margin-bottom: .5rem; }
  details.block > summary:hover .block-kind { text-decoration: underline; }
  .block:not(.exercise, .question) .step, .reason .step { padding-left: .9rem; }
  .block:not(.exercise, .question) .step::before, .reason .step::before { left: 0; }
  .block > .block-title ~ :last-child, .question-text > :last-child, .reason > div > :last-child { margin-bottom: 0; }

  .question > legend { float: left; width: 100%; padding: 0; }
  .question > legend + * { clear: both; }
  .choices { clear: both; }
  .choices-note { margin: 0 0 .4rem; font: .875rem/1.5 var(--sans); color: var(--muted); clear: both; }
  .choice { display: grid; grid-template-columns: 1.9rem minmax(0, 1fr); align-items: start; margin-top: .6rem; }
  .choice > input {
    width: 1.1rem; height: 1.1rem; margin: calc((1.6em - 1.1rem) / 2) 0 0; font-size: inherit;
    accent-color: var(--accent);
  }
  .choice > label { cursor: pointer; text-wrap: pretty; }
  .choice > .reason { grid-column: 2; }
  .choice > input:not(:checked) ~ .reason > div { display: none; }
  .reason > div { padding: .2rem 0 .4rem; }
  .reason p { margin: 0 0 .4rem; }
  .reason > div > .verdict { margin: 0; font: 600 .9375rem/1.6 var(--sans); }
  .verdict.right { color: var(--right); }
  .verdict.wrong { color: var(--wrong); }

  """
