// Two files that disagree about a member: nobody knows which it is.
declare module 'fastify' {
  interface FastifyInstance {
    disputed: { byEmail(email: string): string }
  }
}

// A type of the same name of another package is another type.
declare module 'not-fastify' {
  interface FastifyInstance {
    mail: { byEmail(email: string): void }
  }
}

export {}
