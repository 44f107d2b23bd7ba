import { prisma } from './db'

// As many calls as it takes.
const f20 = async (id: number) => prisma.post.count({ where: { authorId: id } })
const f19 = async (id: number) => f20(id)
const f18 = async (id: number) => f19(id)
const f17 = async (id: number) => f18(id)
const f16 = async (id: number) => f17(id)
const f15 = async (id: number) => f16(id)
const f14 = async (id: number) => f15(id)
const f13 = async (id: number) => f14(id)
const f12 = async (id: number) => f13(id)
const f11 = async (id: number) => f12(id)
const f10 = async (id: number) => f11(id)
const f9 = async (id: number) => f10(id)
const f8 = async (id: number) => f9(id)
const f7 = async (id: number) => f8(id)
const f6 = async (id: number) => f7(id)
const f5 = async (id: number) => f6(id)
const f4 = async (id: number) => f5(id)
const f3 = async (id: number) => f4(id)
const f2 = async (id: number) => f3(id)
const f1 = async (id: number) => f2(id)

export async function all(ids: number[]) {
  for (const id of ids) await f1(id) // want "`f1` reaches `prisma.post.count` once for each `id` of `ids`: N(ids) queries"
}
