import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { features } from '../app/features.ts';
import { openApi } from '../app/programs/openapi.ts';

// Run after a change of the API; a test compares. `node --import ./bin/tsx-hook.mjs bin/write-openapi.ts`
const document = openApi(
  features.flatMap((feature) => [...feature.routes]),
  'https://portal.example.com',
);
writeFileSync(path.join(import.meta.dirname, '../docs/openapi.json'), JSON.stringify(document, null, 2) + '\n');
