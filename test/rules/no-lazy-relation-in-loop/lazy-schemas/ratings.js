const { Product } = require('./schemas')
const { source } = require('./source')

exports.bySchema = async function bySchema() {
  let stars = 0
  const products = await source.getRepository(Product).find()
  for (const product of products) {
    const reviews = await product.reviews // want "`product.reviews` loads a relation of each `product` of `products`: N(products) queries."
    stars += reviews.length
  }
  return stars
}

exports.byName = async function byName() {
  const products = await source.manager.find('Product')
  return Promise.all(products.map((product) => product.reviews)) // want "`product.reviews` loads a relation of each `product` of `products`: N(products) queries."
}

async function count(product) {
  return (await product.reviews).length
}

exports.behind = async function behind() {
  const counts = []
  for (const product of await source.getRepository('Product').find()) counts.push(await count(product)) // want "`count` reaches `product.reviews`"
  return counts
}

exports.loaded = async function loaded() {
  const products = await source.getRepository(Product).find({ relations: { reviews: true } })
  return Promise.all(products.map((product) => product.reviews))
}

// Another entity, that has no such relation.
exports.other = async function other() {
  const makers = await source.getRepository('Maker').find()
  return Promise.all(makers.map((maker) => maker.reviews))
}

// Rows that no query loaded.
exports.given = async function given(products) {
  return Promise.all(products.map((product) => product.reviews))
}
