import { defineConfig } from 'vitest/config'

/**
 * Who talks with a server of another kind than ours has a process of its own: restify changes the answers of every http server in its process.
 * So have running programs and what measures them.
 */
const apart = [
  'tests/**/*cosmos*.test.ts',
  'tests/bot/*.test.ts',
  'tests/bot/{contact-centre,desk,documents,knowledge,notices}/**/*.test.ts',
  'tests/bot/{hours/requests,matching/interleaved,matching/random-life,schools/{crowd,last-place}}.test.ts',
  'tests/dialogs/documents/teams.test.ts',
  'tests/{browser,knowledge,program}/**/*.test.ts',
]

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // The machines this runs on have two cores; browsers and child processes want their share.
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'apart', include: apart, globalSetup: 'tests/support/train-once.ts' } },
      // Nothing of ours keeps anything in a module, so files may share one process: half of their time went to reading the same modules again.
      { extends: true, test: { name: 'together', include: ['tests/**/*.test.ts'], exclude: apart, isolate: false } },
    ],
  },
})
