const { Product } = require('./schemas')
const { source } = require('./source')

exports.categories = async function categories() {
  const products = await source.getRepository('Product').find({ where: { title: 'a' } })
  return products.map((product) => product.category.name) // want "`product.category` is undefined: the query of this `Product` does not load `category`."
}

exports.first = async function first() {
  const product = await source.getRepository(Product).findOneByOrFail({ id: 1 })
  return product.category.name // want "`product.category` is undefined"
}

exports.above = async function above() {
  const products = await source.getRepository(Product).find({ relations: { category: true } })
  return products.map((product) => product.category.above.name) // want "`product.category.above` is undefined: the query of this `Category` does not load `above`."
}

// Eager ones come along, those of what is loaded too.
exports.makers = async function makers() {
  const products = await source.getRepository(Product).find({ relations: { category: true } })
  return products.map((product) => `${product.maker.name} ${product.category.top.name}`)
}

exports.filled = async function filled() {
  const products = await source.manager.find('Product')
  const category = await source.manager.findOneByOrFail('Category', { id: 1 })
  for (const product of products) product.category = category
  console.log(products[0].category.name)
  return products
}

exports.maybe = async function maybe() {
  const reviews = await source.getRepository('Review').find()
  return reviews.map((review) => review.product?.title)
}
