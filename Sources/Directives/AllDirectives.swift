package import Runner

/// All directives, in the order of a lesson's work.
package let allDirectives: [any Directive.Type] = [
  DataDirective.self,
  PrepareDirective.self,
  CalculateDirective.self,
  ModelDirective.self,
  CompileDirective.self,
  TrainDirective.self,
  EvaluateDirective.self,
  PredictDirective.self,
  SummaryDirective.self,
  TableDirective.self,
  FigureDirective.self,
  AssertDirective.self,
  OutputDirective.self,
  FailureDirective.self,
]
