/// What a site puts around and into the page of a lesson; alone, a page has none of it.
package struct PageFrame: Sendable {
  /// Where else one can go, above the page's own header.
  package var bar = Markup.empty
  /// The same at the foot, as paragraphs.
  package var foot = Markup.empty
  /// Rules after those of every page.
  package var style = ""
  package var scripts: [PageScript] = []
  /// Of the window: after the page's own title.
  package var titleSuffix = Markup.empty
  /// Whether the page says how long reading it takes.
  package var tellsReadingTime = true
  /// Changes the text once it is made: links between pages, terms of the glossary.
  package var dress: @Sendable (Markup) -> Markup = { $0 }

  package init() {}
}
