import { initTRPC } from '@trpc/server'
import { prisma } from './db'
import { Users } from './services'

export const createContext = async (headers: Headers) => ({ client: prisma, users: new Users(prisma), agent: headers.get('user-agent') })

const t = initTRPC.context<typeof createContext>().create({ isDev: true })

const authed = t.middleware(({ ctx, next }) => next({ ctx: { mine: new Users(ctx.client) } }))

export const router = t.router
export const open = t.procedure
export const loading = open.use(async (opts) => {
  const { ctx } = opts
  return opts.next({ ctx: { ...ctx, load: (email: string) => ctx.client.user.findFirst({ where: { email } }) } })
})
export const own = t.procedure.use(authed)
export const either = t.procedure.use(({ ctx, next }) => ctx.agent === null ? next({ ctx: { reader: new Users(ctx.client) } }) : next({ ctx: { reader: { byEmail: (email: string) => email } } }))
