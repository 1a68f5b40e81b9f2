/// Tables: thin lines, numbers on their decimal mark, the total apart.
package let tableStyle = """
  .table-region.long { max-height: 30rem; overflow-y: auto; }
  table {
    border-collapse: separate; border-spacing: 0; font: .9375rem/1.4 var(--sans); font-variant-numeric: tabular-nums;
  }
  caption { padding: 0 0 .4rem; text-align: left; color: var(--muted); font-size: .875rem; }
  th, td { padding: .3rem 1.5rem .3rem 0; text-align: left; vertical-align: baseline; font-weight: 400; }
  th:last-child, td:last-child { padding-right: 0; }
  .number { text-align: right; white-space: nowrap; }
  .fraction { display: inline-block; text-align: left; }
  thead th { color: var(--muted); font-size: .8125rem; vertical-align: bottom; border-bottom: 1px solid var(--muted); }
  tbody tr + tr > * { border-top: 1px solid var(--rule); }
  tfoot > tr > * { border-top: 1px solid var(--muted); font-weight: 600; }
  .long thead th { position: sticky; top: 0; background: var(--paper); }
  .gap > td { color: var(--muted); font-size: .8125rem; }
  td math, th math { font-size: 1.125rem; }
  .missing { color: var(--muted); font-weight: 400; }
  @media (max-width: 30rem) { th, td { padding-right: 1rem; } }

  """
