/// The stable code of each kind of problem; the first letter tells the family.
///
/// L: the lesson's text · T: types, names and shapes · D: data and files · E: execution · A: assertions.
package enum Code: String, CaseIterable, Sendable, Codable {
  // The text of a lesson.
  case notUTF8 = "L001"
  case emptyLesson = "L002"
  case unclosedFence = "L003"
  case nearFence = "L004"
  case malformedFence = "L005"
  case frontMatter = "L006"
  case lessonTooLarge = "L007"
  case brokenInline = "L008"
  case nestedTooDeep = "L009"
  case unknownDirective = "L010"
  case malformedBody = "L011"
  case unknownOption = "L012"
  case repeatedOption = "L013"
  case decimalComma = "L014"
  case missingOption = "L015"
  case syntax = "L016"
  case assignmentInAssertion = "L017"
  case unfinishedText = "L018"
  case numberTooLarge = "L019"
  case unknownBlock = "L020"
  case malformedBlock = "L021"
  case malformedQuestion = "L022"
  case malformedTable = "L030"
  case malformedFormula = "L031"
  case brokenNote = "L032"
  case unsuitableImage = "L033"
  case brokenLink = "L034"

  // Names, types and shapes.
  case unknownName = "T001"
  case repeatedId = "T002"
  case unknownWord = "T003"
  case wrongType = "T004"
  case outOfRange = "T005"
  case unknownMember = "T006"
  case wrongArguments = "T007"
  case wrongState = "T008"
  case shapesDoNotFit = "T009"
  case labelsOutOfRange = "T010"
  case unsuitableLoss = "T011"
  case inexactEquality = "T012"
  case tooLarge = "T013"

  // Data and files.
  case missingDataset = "D001"
  case truncatedData = "D002"
  case corruptGzip = "D003"
  case corruptIDX = "D004"
  case pathOutside = "D005"
  case unreadableFile = "D006"
  case cannotWrite = "D007"
  case downloadFailed = "D008"
  case checksumDiffers = "D009"
  case unknownDataset = "D010"
  case corruptCSV = "D011"
  case corruptImage = "D012"
  case corruptSound = "D013"
  case unsuitableFolder = "D014"
  case unsuitablePreparation = "D015"
  case corruptModel = "D016"
  case unsuitableTheme = "D017"
  case unsuitableFrozen = "D018"

  // Execution.
  case notFinite = "E001"
  case interrupted = "E002"
  case notRun = "E003"
  case tooMuchWork = "E004"
  case staleFrozen = "E005"

  // Doc-tests.
  case assertionFails = "A001"
  case textDiffers = "A002"
  case doesNotFail = "A003"
  case literalNumber = "A004"

  /// The exit status that a problem of this kind gives to the command.
  package var exitStatus: ExitStatus {
    switch self {
    case .assertionFails, .textDiffers, .doesNotFail, .literalNumber, .staleFrozen: .differs
    case .interrupted: .interrupted
    case .tooMuchWork: .budget
    case .missingDataset, .truncatedData, .corruptGzip, .corruptIDX, .pathOutside, .unreadableFile, .cannotWrite,
      .downloadFailed, .checksumDiffers, .unknownDataset, .corruptCSV, .corruptImage, .corruptSound,
      .unsuitableFolder, .corruptModel, .unsuitableTheme, .unsuitableFrozen:
      .data
    default: .invalid
    }
  }
}

/// What a command tells the shell.
package enum ExitStatus: Int32, Sendable, Comparable {
  case success = 0
  case differs = 1
  case invalid = 2
  case data = 3
  case budget = 4
  case usage = 64
  case interrupted = 130

  package static func < (left: ExitStatus, right: ExitStatus) -> Bool { left.rawValue < right.rawValue }
}
