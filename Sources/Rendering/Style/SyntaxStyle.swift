/// Tables, formulas, pictures and notes of the prose.
package let syntaxStyle = """
  main > .table-region, main li > .table-region, main blockquote > .table-region, .picture {
    margin-block: 0 calc(var(--line) * .625);
  }
  th.left, td.left { text-align: left; }
  th.center, td.center { text-align: center; }
  th.right, td.right { text-align: right; }

  math {
    font-family: "STIX Two Math", "Latin Modern Math", "Cambria Math", "Libertinus Math", "XITS Math",
      "DejaVu Math TeX Gyre", "Noto Sans Math", math;
  }
  span.formula {
    display: block; margin-block: calc(var(--line) / 3); padding-block: .15em; overflow: auto hidden;
  }
  .together { white-space: nowrap; }
  code.formula { color: var(--wrong); white-space: pre-wrap; }
  mtable.matrix mtd { padding: .15em .4em; }
  mtable.cases mtd { padding: .15em .8em .15em 0; }
  mtable.aligned mtd { padding: .25em 0; }
  mtable.gathered mtd { padding: .25em 0; }
  mtd.left { text-align: left; text-align: -webkit-left; }
  mtd.right { text-align: right; text-align: -webkit-right; }

  .picture { margin-inline: 0; }
  .picture img { display: block; }
  .image-missing { color: var(--muted); font-style: italic; }
  .image-missing::before { content: "⚠ "; font-style: normal; }

  sup.note { line-height: 0; font-size: .72em; font-family: var(--sans); }
  sup.note a { padding-left: .15em; text-decoration: none; }
  sup.note a:hover { text-decoration: underline; }
  section.notes {
    margin-top: calc(2 * var(--line)); padding-top: calc(var(--line) / 2); border-top: 1px solid var(--rule);
    font-size: .9375em;
  }
  section.notes > h2, section.notes > h3 { margin: 0 0 .4rem; font: 600 .9375rem/1.6 var(--sans); letter-spacing: 0; }
  section.notes > ol { margin: 0; padding-left: 1.4em; }
  section.notes li > p, section.notes li > .table-region { margin: 0 0 .4em; }
  .note-back { font-family: var(--sans); text-decoration: none; }
  section.notes li:target { background: color-mix(in srgb, var(--accent) 10%, transparent); }

  @media print {
    span.formula { overflow: visible; break-inside: avoid; }
    .note-back { display: none; }
    .picture { break-inside: avoid; }
  }

  """
