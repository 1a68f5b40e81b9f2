import Diagnostics
import Lesson
import Typography

/// Doc-tests as JUnit XML: a suite for each lesson, a case for each doc-test, an error for each other problem.
func junitText(_ reports: [LessonReport]) -> String {
  let total = reports.reduce(0) { $0 + $1.docTests.count + $1.problems.count }
  let failures = reports.reduce(0) { $0 + $1.docTests.count { !$0.holds } }
  let errors = reports.reduce(0) { $0 + $1.problems.count }
  var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  text += "<testsuites tests=\"\(total)\" failures=\"\(failures)\" errors=\"\(errors)\">\n"
  for report in reports { text += suite(report) }
  return text + "</testsuites>\n"
}

private func suite(_ report: LessonReport) -> String {
  let name = xml(report.path)
  let count = report.docTests.count + report.problems.count
  let failures = report.docTests.count { !$0.holds }
  var text =
    "  <testsuite name=\"\(name)\" tests=\"\(count)\" failures=\"\(failures)\" errors=\"\(report.problems.count)\""
    + " time=\"\(fixed(report.seconds, decimals: 3))\">\n"
  for test in report.docTests {
    let line = report.source?.position(at: test.range.lower).line ?? 1
    text +=
      "    <testcase classname=\"\(name)\" name=\"\(line): \(xml(test.name))\" file=\"\(name)\" line=\"\(line)\""
    if test.holds {
      text += "/>\n"
    } else {
      let details = test.details.joined(separator: "\n")
      text +=
        ">\n      <failure message=\"\(xml(test.failure))\">\(xml(details))</failure>\n"
        + "    </testcase>\n"
    }
  }
  for problem in report.problems {
    let line = problem.range.flatMap { range in report.source?.position(at: range.lower).line } ?? 1
    text +=
      "    <testcase classname=\"\(name)\" name=\"\(line): \(problem.code.rawValue)\" file=\"\(name)\""
      + " line=\"\(line)\">\n"
      + "      <error message=\"\(xml(problem.message))\" type=\"\(problem.code.rawValue)\"/>\n    </testcase>\n"
  }
  return text + "  </testsuite>\n"
}

/// Text within XML: mark-up escaped, characters that XML forbids made visible.
private func xml(_ text: String) -> String {
  var result = ""
  for scalar in withEntities(text).unicodeScalars {
    switch scalar.value {
    // As they stand, an attribute would read them as spaces.
    case 0x09, 0x0A: result += "&#\(scalar.value);"
    case ..<0x20, 0xFFFE, 0xFFFF: result += "\u{FFFD}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
