/// What a step left: facts, printed values, assertions and problems.
package let resultStyle = """
  .result { margin-top: .1rem; }
  .step-label + .result { margin-top: .3rem; }
  .result > * { margin-block: 0; }
  .result > * + * { margin-top: calc(var(--line) / 2); }

  .facts {
    display: flex; flex-wrap: wrap; gap: .6rem 2.25rem; font-family: var(--sans); font-variant-numeric: tabular-nums;
  }
  .fact dt { font-size: .8125rem; line-height: 1.4; color: var(--muted); }
  .fact dd { margin: 0; font-size: 1.125rem; line-height: 1.4; }
  .fact.main dd { font-size: 2.5rem; line-height: 1.15; letter-spacing: -.02em; }
  .fact.long { flex-basis: 100%; }
  .fact.long dd { font-size: 1rem; line-height: 1.5; }
  .facts:has(.main) { align-items: end; }
  .unit { font-size: .8em; color: var(--muted); }
  .fact.main .unit { font-size: .5em; letter-spacing: 0; }

  p.printed { font-size: 1rem; overflow-wrap: anywhere; }
  p.printed code { font-size: 1em; }
  .result > p.printed + p.printed { margin-top: .2rem; }
  p.printed .name, p.printed .equals { color: var(--muted); }
  .shape { font: .8125rem/1.4 var(--sans); color: var(--muted); }
  .printed-name { font: .9375rem/1.4 var(--mono); }
  .result > .printed-name + pre { margin-top: .3rem; }
  main pre.printed {
    max-height: 30rem; overflow: auto; padding-block: 0; padding-left: 0; border-radius: 0;
    font-size: .9375rem; line-height: 1.5;
    font-variant-numeric: tabular-nums;
  }

  .assertions { padding: 0; list-style: none; }
  main .assertions > li {
    display: flex; flex-wrap: wrap; align-items: baseline; margin: 0; padding: .15rem 0;
  }
  .assertions code { flex: 1 1 min(16rem, 100% - 1.5rem); overflow-wrap: anywhere; }
  .assertions > li > .sign { flex: 0 0 1.5rem; }
  .sign { font: 700 .9375em/1.6 var(--sans); }
  .holds > .sign { color: var(--right); }
  .fails > .sign { color: var(--wrong); }
  .observed {
    max-width: calc(100% - 1.5rem); margin-left: auto; padding-left: 1rem; text-align: right; color: var(--muted);
    font: .875rem/1.6 var(--sans); font-variant-numeric: tabular-nums;
  }
  .fails > .observed { color: var(--wrong); }
  .assertions .details {
    flex: 1 0 100%; margin: 0 0 .3rem; padding: 0 0 0 1.5rem; list-style: none; color: var(--muted);
    font: .875rem/1.5 var(--mono);
  }

  .problem { font: .9375rem/1.5 var(--sans); }
  .problem p { margin: 0; }
  .problem-message { font-weight: 600; }
  .problem .severity { color: var(--wrong); }
  main .problem pre {
    margin: .5rem 0; padding: 0; overflow-x: auto; color: var(--ink);
    font-size: .875rem; line-height: 1.5;
  }
  .problem .gutter { color: var(--muted); }
  .problem .pointing { display: flex; flex-wrap: wrap; }
  .problem .caret-label { padding-left: 1ch; white-space: pre-wrap; }
  .problem :is(.carets, .caret-label) { color: var(--wrong); font-weight: 600; }
  .problem .difference :is(ins, del) { text-decoration: none; }
  .problem .difference ins { color: var(--right); }
  .problem .difference del { color: var(--wrong); }
  .verdict { margin: 0; font: .875rem/1.6 var(--sans); color: var(--muted); }
  .verdict .sign { margin-right: .4rem; color: var(--right); }
  .verdict + .problem { margin-top: .5rem; }
  .problem .notes { margin: .5rem 0 0; padding: 0; list-style: none; color: var(--muted); }
  .problems {
    margin: calc(var(--line) / 2) 0 var(--line); padding-left: .9rem; border-left: 2px solid var(--wrong);
    font: .9375rem/1.5 var(--sans);
  }
  .problems > p { margin: 0; font-weight: 600; color: var(--wrong); }
  .problems > ul { margin: .3rem 0 0; padding-left: 1.1em; }
  .problems > .problem { margin-top: .75rem; }

  """
