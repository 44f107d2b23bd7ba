export const config = {
  environment: process.env.NODE_ENV ?? 'development',
  port: Number(process.env.PORT ?? 3000),
  databaseUrl: process.env.DATABASE_URL ?? 'postgres://localhost/helpdesk',
  mailUrl: process.env.MAIL_URL,
}
