import { initTRPC } from '@trpc/server'
import type { createContext } from './trpc'

type Context = Awaited<ReturnType<typeof createContext>>

const t = initTRPC.context<Context>().create()

export const typed = t.procedure.query(async ({ ctx, input }) => {
  for (const email of input as string[]) await ctx.users.byEmail(email) // want "`ctx.users.byEmail`"
})

export const silent = initTRPC.create().procedure.query(async ({ ctx, input }) => {
  for (const email of input as string[]) await ctx.users.byEmail(email)
})
