import CKernels
import Neural
import Testing

/// The C team by itself: every unit once, whatever the number of threads.
@Suite struct TeamTests {
  @Test(arguments: [1, 2, 3, 8, 64])
  func everyUnitIsComputedOnce(threads: Int) throws {
    let team = try #require(lec_team_create(Int32(threads), LEC_GENERIC))
    defer { lec_team_free(team) }
    let panels = 50
    let rows = 3
    let input = UnsafeMutablePointer<Float>.allocate(capacity: panels * rows * 16)
    let output = UnsafeMutablePointer<Float>.allocate(capacity: panels * rows * 16)
    defer {
      input.deallocate()
      output.deallocate()
    }
    for index in 0..<panels * rows * 16 { input[index] = Float(index % 100) - 50 }
    let stride = rows * 16
    let arguments = UnsafeMutablePointer<lec_relu>.allocate(capacity: 1)
    defer { arguments.deallocate() }
    arguments.initialize(
      to: lec_relu(
        input: lec_panels(at: input, stride: stride), output: lec_panels(at: output, stride: stride), rows: rows))
    for round in 0..<200 {
      for index in 0..<panels * rows * 16 { output[index] = -1 }
      // The same work as one job, or as several that share it, or with jobs that have nothing to do.
      let jobs: [lec_job] =
        round % 2 == 0
        ? [lec_job(operation: LEC_RELU, arguments: arguments, units: panels)]
        : (0..<Int(LEC_MAX_JOBS)).map {
          lec_job(operation: LEC_RELU, arguments: arguments, units: $0 % 3 == 0 ? panels : 0)
        }
      lec_team_set_alone(team, round % 5 == 0 ? 1 : 0)
      lec_team_run(team, jobs, Int32(jobs.count))
      for index in 0..<panels * rows * 16 where output[index] != max(0, input[index]) {
        Issue.record("round \(round), number \(index)")
        return
      }
    }
  }

  @Test func unavailableLevelsHaveNoTeam() {
    for level in [LEC_GENERIC, LEC_AVX2, LEC_AVX512, LEC_NEON] {
      let team = lec_team_create(2, level)
      #expect((team != nil) == (lec_level_available(level) != 0))
      lec_team_free(team)
    }
    lec_team_free(nil)
  }

  @Test func teamsThatNeverRanEnd() {
    for _ in 0..<100 { lec_team_free(lec_team_create(8, LEC_GENERIC)) }
  }

  @Test func memoryIsZeroedAndAligned() throws {
    for bytes in [0, 1, 63, 4096, 3 << 20] as [Int64] {
      let memory = try #require(lec_allocate(bytes))
      #expect(UInt(bitPattern: memory) % 64 == 0)
      for index in 0..<Int(bytes) where memory.load(fromByteOffset: index, as: UInt8.self) != 0 {
        Issue.record("byte \(index)")
        break
      }
      lec_free(memory)
    }
    #expect(lec_allocate(-1) == nil)
    #expect(lec_physical_memory() > 0)
  }
}
