import Datasets
import Foundation
import Testing

@Suite struct OutputPipeTests {
  @Test func givesWhatCameThenTheEnd() {
    guard var pipe = OutputPipe() else {
      Issue.record("no pipe")
      return
    }
    #expect(pipe.read(waiting: 1) == [])
    #expect(write(pipe.writing, "200", 3) == 3)
    #expect(pipe.read(waiting: 1000) == Array("200".utf8))
    #expect(pipe.read(waiting: 1) == [])
    #expect(fcntl(pipe.writing, F_GETFD) & FD_CLOEXEC != 0)
    pipe.closeWriting()
    #expect(pipe.read(waiting: 1000) == nil)
  }
}
