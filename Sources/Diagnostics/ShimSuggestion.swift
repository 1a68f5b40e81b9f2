package func suggestion(for word: String, among known: [String]) -> String? { known.first { $0.first == word.first } }
