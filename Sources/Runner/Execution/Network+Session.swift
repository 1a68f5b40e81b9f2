package import Neural

/// What a network is asked while a lesson runs, with the threads and the memory that the lesson has.
extension Network {
  package func predict(_ examples: Examples, in session: Session) throws(TrainingError) -> Tensor {
    try predict(examples, threads: session.threads, memory: session.budget.memory)
  }

  package func evaluate(_ examples: Examples, in session: Session) throws(TrainingError) -> Evaluation {
    try evaluate(examples, threads: session.threads, memory: session.budget.memory)
  }
}
