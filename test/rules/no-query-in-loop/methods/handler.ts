import { PrismaClient } from './generated/client'
import { PostService } from './service'

const service = new PostService(new PrismaClient())

export async function handler(ids: number[]) {
  return Promise.all(ids.map(async (id) => service.ofUser(id))) // want "post.findMany"
}
