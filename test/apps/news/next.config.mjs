export default { serverExternalPackages: ['@libsql/client', 'libsql'] }
