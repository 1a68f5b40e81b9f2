endOnInterrupt()
outliveClosedPipes()
outliveFileLimits()
runCommandLine(CommandLine.arguments.dropFirst().map { $0 })
