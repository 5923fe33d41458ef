import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // The machines this runs on have two cores; browsers and child processes want their share.
    maxWorkers: 2,
  },
})
