endOnInterrupt()
runCommandLine(CommandLine.arguments.dropFirst().map { $0 })
