import JSON
import TestSupport
import Testing

@Suite struct JSONSchemaTests {
  /// A schema, a document that it takes, and one that it does not.
  @Test(
    "cada palabra se comprueba",
    arguments: [
      (#"{"type": "integer"}"#, "3", "3.5"), (#"{"type": "number"}"#, "3", "\"3\""),
      (#"{"type": ["array", "null"]}"#, "null", "{}"), (#"{"type": "boolean"}"#, "true", "1"),
      (#"{"enum": ["a", 2]}"#, "2", "\"b\""), (#"{"minimum": 1}"#, "1", "0"), (#"{"maximum": 1.5}"#, "1.5", "2"),
      (#"{"pattern": "^a+$"}"#, "\"aa\"", "\"ab\""), (#"{"pattern": "[^/]+/.+"}"#, "\"x/y\"", "\"xy\""),
      (#"{"minItems": 1}"#, "[0]", "[]"), (#"{"uniqueItems": true}"#, "[1, 2]", "[{\"a\": 1}, {\"a\": 1}]"),
      (#"{"items": {"type": "string"}}"#, "[\"a\"]", "[\"a\", 1]"),
      (#"{"required": ["a"]}"#, "{\"a\": null}", "{}"),
      (#"{"properties": {"a": {"type": "null"}}}"#, "{\"a\": null, \"b\": 1}", "{\"a\": 1}"),
      (#"{"properties": {"a": {}}, "additionalProperties": false}"#, "{\"a\": 1}", "{\"b\": 1}"),
      (#"{"additionalProperties": {"type": "string"}}"#, "{\"a\": \"x\"}", "{\"a\": 1}"),
      (#"{"anyOf": [{"type": "null"}, {"minimum": 2, "type": "integer"}]}"#, "2", "1"),
      (#"{"oneOf": [{"minimum": 2}, {"maximum": 3}]}"#, "1", "2"),
      (#"{"allOf": [{"minimum": 2}, {"maximum": 3}]}"#, "2", "4"),
      (##"{"definitions": {"n": {"type": "null"}}, "items": {"$ref": "#/definitions/n"}}"##, "[null]", "[0]"),
    ])
  func eachKeywordHolds(schema: String, valid: String, invalid: String) throws {
    let schema = JSONSchema(try read(schema))
    #expect(schema.faults(of: try read(valid)) == [])
    #expect(schema.faults(of: try read(invalid)) != [])
  }

  /// What it cannot hold a document to is a fault and never passes in silence.
  @Test(arguments: [
    #"{"maxLength": 3}"#, ##"{"$ref": "#/definitions/nada"}"##, #"{"$ref": "otro.json"}"#, #"{"pattern": "("}"#, "3",
  ])
  func whatItCannotHoldIsAFault(schema: String) throws {
    #expect(JSONSchema(try read(schema)).faults(of: .string("x")) != [])
  }

  /// A schema that refers to itself without end comes to one.
  @Test func circlesEnd() throws {
    let circle = ##"{"$ref": "#/definitions/a", "definitions": {"a": {"$ref": "#/definitions/a"}}}"##
    #expect(JSONSchema(try read(circle)).faults(of: .null) != [])
  }

  private func read(_ text: String) throws -> JSONValue { try JSONReader.read(Array(text.utf8)) }
}
