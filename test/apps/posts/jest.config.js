// Fastify's `inject` requires a package that is a module proper, which Jest takes into a CommonJS test when it is compiled.

module.exports = {
  testMatch: ['**/test/*.jest.js'],
  transform: { '/node_modules/cookie/': '<rootDir>/compiled.js' },
  transformIgnorePatterns: [],
  setupFilesAfterEnv: ['querylint/jest/watch'],
  reporters: ['default', 'querylint/jest/reporter'],
}
