endOnInterrupt()
outliveClosedPipes()
runCommandLine(CommandLine.arguments.dropFirst().map { $0 })
