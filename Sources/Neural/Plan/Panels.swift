/// Columns of a panel: every matrix lies as [panel][row][16], so that a row's 16 neighbours are a vector or two.
///
/// A matrix of 3 rows and 20 columns, where aᵢⱼ is the number of row i and column j, and · a zero that fills up:
///
///     panel 0: a₀,₀ … a₀,₁₅    a₁,₀ … a₁,₁₅    a₂,₀ … a₂,₁₅
///     panel 1: a₀,₁₆ … a₀,₁₉ · …    a₁,₁₆ … a₁,₁₉ · …    a₂,₁₆ … a₂,₁₉ · …
let panelWidth = 16

/// Panels that hold so many columns.
func panelCount(_ columns: Int) -> Int { parts(columns, of: panelWidth) }

/// Parts of a size, the last of which may be smaller.
func parts(_ count: Int, of size: Int) -> Int { (count + size - 1) / size }

/// Rows that a unit of work along rows takes.
let rowsOfAUnit = 8

/// The product of some positive sizes, or nil if one is not positive or the product is beyond all memory.
func product(of sizes: [Int]) -> Int? {
  var result = 1
  for size in sizes {
    guard size > 0 else { return nil }
    let (product, overflows) = result.multipliedReportingOverflow(by: size)
    guard !overflows, product <= largestCount else { return nil }
    result = product
  }
  return result
}

/// Numbers that an example, or all parameters of a network, may consist of: 2²⁸, a gibibyte of float32.
let largestCount = 1 << 28
