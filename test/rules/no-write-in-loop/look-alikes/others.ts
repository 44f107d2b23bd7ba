import axios from 'axios'

export async function others(ids: number[], seen: Map<number, string>, params: URLSearchParams) {
  for (const id of ids) {
    seen.delete(id)
    params.delete('id')
    await axios.delete(`https://example.com/users/${id}`)
    Object.create({ id })
  }
}
