import FileSystem
import Foundation
import Testing

@Suite struct SystemFaultTests {
  @Test func systemCodesBecomeReasons() {
    let expected: [Int32: FileFault] = [
      ENOENT: .absent, EEXIST: .present, EACCES: .notPermitted, EPERM: .notPermitted, EISDIR: .folder,
      ENXIO: .notRegular, ENOTDIR: .notFolder, ELOOP: .linkLoop, ENAMETOOLONG: .longName, ENOSPC: .diskFull,
      EDQUOT: .diskFull, EFBIG: .sizeLimit, EROFS: .readOnly, ENOMEM: .outOfMemory, EPIPE: .noReader,
      EIO: .system(errno: EIO),
    ]
    for (code, reason) in expected { #expect(SystemFault(path: "x", code: code).reason == reason) }
  }
}
