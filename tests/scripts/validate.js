// Does a JSON document hold to a JSON Schema? node validate.js SCHEMA DOCUMENT; NODE_PATH has ajv.
const { readFileSync } = require("fs");
const Ajv = require("ajv");
const read = function (path) { return JSON.parse(readFileSync(path)); };
const check = new Ajv({ strict: false, allErrors: true, logger: false }).compile(read(process.argv[2]));
if (!check(read(process.argv[3]))) {
  console.log(check.errors.map(function (e) { return e.instancePath + " " + e.message; }).join("\n"));
  process.exit(1);
}
