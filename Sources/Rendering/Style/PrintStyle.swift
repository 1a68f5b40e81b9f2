/// On paper: the text and its figures, nothing to press, nothing folded that is part of the lesson.
package let printStyle = """
  @media print {
    @page { margin: 2cm 2.2cm; }
    :root { --size: 10.5pt; --measure: 100%; --edge: 0pt; --bleed: 0pt; --spare: 0pt; font-size: 9pt; }
    body { display: block; background: none; }
    body > header { padding-top: 0; }
    .skip, .contents, .neighbours, .anchor, .data, .folded, .home { display: none; }
    :is(main, .exercise, .question, .question-text) > .step { padding-left: 10pt; }
    .step::before { left: 0; print-color-adjust: exact; }
    main pre.printed, .table-region.long { max-height: none; overflow: visible; }
    main pre.printed { white-space: pre-wrap; }
    .drawing, .table-region, main pre.printed, main .problem pre { margin: 0; overflow: visible; background: none; }
    main > pre, main .problem pre { white-space: pre-wrap; }
    .drawing svg { width: calc(.82 * var(--width)); max-width: 100%; }
    .step:has(figure), figure, .facts, .assertions > li, tr, .problem, main .source, main > pre, blockquote,
    .question, .block.note, .block.warning {
      break-inside: avoid;
    }
    thead { display: table-header-group; }
    .step-label, .block-title, main .source, summary, caption { break-after: avoid; }
    p, li { orphans: 3; widows: 3; }
    a { color: inherit; text-decoration: none; }
    main > p a[href^="http"]::after, main li a[href^="http"]::after {
      content: " (" attr(href) ")"; font-size: .85em; color: var(--muted); overflow-wrap: anywhere;
    }
    details::details-content { content-visibility: visible; height: auto; }
    details > summary { display: none; }
    details.solution > summary { display: block; list-style: none; }
    .hint, .choice > .reason { display: none; }
    .value { text-decoration: none; }
  }

  """
