export default {
  testMatch: ['**/test/*.jest.mjs'],
  moduleFileExtensions: ['mjs', 'js', 'cjs', 'json'],
  transform: {},
  setupFilesAfterEnv: ['querylint/jest/watch'],
  reporters: ['default', 'querylint/jest/reporter'],
}
