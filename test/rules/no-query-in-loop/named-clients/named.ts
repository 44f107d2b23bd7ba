export async function named(ids: number[], store: any) {
  for (const id of ids) await store.post.findMany({ where: { authorId: id } }) // want "`store.post.findMany`"
}
