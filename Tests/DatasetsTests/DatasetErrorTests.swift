import Datasets
import Foundation
import Testing

@Suite struct DatasetErrorTests {
  @Test func systemCodesBecomeFaults() {
    let expected: [Int32: FileFault] = [
      ENOENT: .absent, EACCES: .notPermitted, EPERM: .notPermitted, EISDIR: .folder, ENXIO: .notRegular,
      ENOTDIR: .notFolder, ELOOP: .linkLoop, ENOSPC: .diskFull, EDQUOT: .diskFull, EROFS: .readOnly,
      ENOMEM: .outOfMemory, EIO: .system(errno: EIO),
    ]
    for (code, fault) in expected { #expect(FileFault(errno: code) == fault) }
  }
}
