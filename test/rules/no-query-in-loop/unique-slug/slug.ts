import { prisma } from './db'

export async function uniqueSlug(title: string) {
  let slug = title
  let suffix = 1
  while (await prisma.post.findUnique({ where: { slug } })) {
    slug = `${title}-${suffix}`
    suffix += 1
  }
  return slug
}
