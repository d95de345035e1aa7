"""The domain of Stele: releases, their segments and what people do with them."""
