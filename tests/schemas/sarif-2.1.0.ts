const message = {
  type: 'object',
  required: ['text'],
  properties: {text: {type: 'string', minLength: 1}},
  additionalProperties: false,
}

const level = {enum: ['none', 'note', 'warning', 'error']}

const reportingDescriptor = {
  type: 'object',
  required: ['id'],
  additionalProperties: false,
  properties: {
    id: {type: 'string', minLength: 1},
    shortDescription: message,
    fullDescription: message,
    defaultConfiguration: {type: 'object', properties: {level}, additionalProperties: false},
  },
}

const region = {
  type: 'object',
  additionalProperties: false,
  required: ['startLine'],
  properties: {startLine: {type: 'integer', minimum: 1}, startColumn: {type: 'integer', minimum: 1}},
}

const physicalLocation = {
  type: 'object',
  additionalProperties: false,
  required: ['artifactLocation'],
  properties: {
    artifactLocation: {
      type: 'object',
      additionalProperties: false,
      required: ['uri'],
      properties: {uri: {type: 'string', format: 'uri-reference'}},
    },
    region,
  },
}

const result = {
  type: 'object',
  required: ['message', 'ruleId', 'level', 'locations'],
  additionalProperties: false,
  properties: {
    ruleId: {type: 'string'},
    ruleIndex: {type: 'integer', minimum: 0},
    level,
    message,
    locations: {
      type: 'array',
      minItems: 1,
      items: {type: 'object', additionalProperties: false, properties: {physicalLocation}},
    },
  },
}

/**
 * The part of SARIF 2.1.0 that we write, put down from the standard's text (sections 3.13 log, 3.14 run, 3.18 tool, 3.27
 * result, 3.29 physical location, 3.30 region, 3.49 reporting descriptor). Stricter than the standard: nothing else may stand there.
 */
export const sarifSchema = {
  type: 'object',
  required: ['version', 'runs'],
  additionalProperties: false,
  properties: {
    $schema: {type: 'string', format: 'uri'},
    version: {const: '2.1.0'},
    runs: {
      type: 'array',
      items: {
        type: 'object',
        required: ['tool', 'results'],
        additionalProperties: false,
        properties: {
          tool: {
            type: 'object',
            required: ['driver'],
            additionalProperties: false,
            properties: {
              driver: {
                type: 'object',
                required: ['name'],
                additionalProperties: false,
                properties: {
                  name: {type: 'string', minLength: 1},
                  version: {type: 'string'},
                  rules: {type: 'array', uniqueItems: true, items: reportingDescriptor},
                },
              },
            },
          },
          columnKind: {enum: ['utf16CodeUnits', 'unicodeCodePoints']},
          results: {type: 'array', items: result},
        },
      },
    },
  },
}
