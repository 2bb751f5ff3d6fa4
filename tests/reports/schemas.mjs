// SPDX-License-Identifier: Apache-2.0
// schemas.mjs SCHEMA.json FILE…: checks JSON files against a schema of draft 4 to 2020-12 with ajv; prints a line for each fault.
import fs from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(process.env.REPORT_TOOLS + '/');
const [schemaFile, ...files] = process.argv.slice(2);
const schema = JSON.parse(fs.readFileSync(schemaFile, 'utf8'));
const draft = String(schema.$schema ?? '');
const Ajv = draft.includes('draft-04') ? require('ajv-draft-04')
  : draft.includes('2020-12') ? require('ajv/dist/2020')
    : draft.includes('2019-09') ? require('ajv/dist/2019') : require('ajv');
const ajv = new (Ajv.default ?? Ajv)({ strict: false, allErrors: true, logger: false, validateFormats: true });
require('ajv-formats').default(ajv);
const check = ajv.compile(schema);
let faults = 0;
for (const file of files) {
  if (check(JSON.parse(fs.readFileSync(file, 'utf8')))) continue;
  faults += 1;
  for (const error of check.errors.slice(0, 5)) console.log(`${file}: ${error.instancePath || '/'} ${error.message} ${JSON.stringify(error.params)}`);
}
process.exit(faults > 0 ? 1 : 0);
