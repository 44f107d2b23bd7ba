import { prisma } from './db'

export const createContext = () => ({ prisma, now: new Date() })

export type Context = ReturnType<typeof createContext>
