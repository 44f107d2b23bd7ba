import { prisma } from './db'

interface Reward<T> {
  points: number
  keyOf: (input: T) => Promise<string | undefined>
}

function createReward<T>({ points, keyOf }: Reward<T>) {
  const grant = async (inputs: T[]) => {
    const keys: string[] = []
    for (const input of inputs) {
      const key = await keyOf(input)
      if (key !== undefined) keys.push(`${points} ${key}`)
    }
    return keys
  }
  return { points, grant }
}

export const byQuery = createReward<{ id: number }>({
  points: 10,
  keyOf: async ({ id }) => {
    const post = await prisma.post.findFirst({ where: { authorId: id } })
    return post?.title
  },
})

export const byItself = createReward<{ id: number }>({ points: 5, keyOf: async ({ id }) => `own:${id}` })
