#include "model/address.h"

bool
address_is_web(struct str url)
{
	return str_starts(url, STR("https://")) || str_starts(url, STR("http://"));
}

static struct str
host_without_port(struct str host)
{
	str_cut(host, ':', &host);
	return host;
}

struct str
address_host(struct str url)
{
	struct str host;
	size_t end = 0;

	if (!address_is_web(url))
		return STR_NONE;
	host = str_slice(url, str_find(url, STR("//"), 0) + 2, url.len);
	while (
	    end < host.len && host.at[end] != '/' && host.at[end] != '?' && host.at[end] != '#' && host.at[end] != '\\')
		end++;
	host = str_slice(host, 0, end);
	for (size_t i = host.len; i > 0; i--)
		if (host.at[i - 1] == '@')
			return host_without_port(str_slice(host, i, host.len));
	return host_without_port(host);
}

/* Without regard to case: hosts have none. */
static bool
ends_like(struct str host, struct str end)
{
	size_t skip = host.len - end.len;

	if (host.len < end.len || end.len == 0)
		return false;
	for (size_t i = 0; i < end.len; i++) {
		char a = host.at[skip + i], b = end.at[i];

		a = a >= 'A' && a <= 'Z' ? (char)(a | 0x20) : a;
		b = b >= 'A' && b <= 'Z' ? (char)(b | 0x20) : b;
		if (a != b)
			return false;
	}
	return true;
}

/* ".gov.cn" is every host that ends so, and gov.cn; "www.gov.cn" is that host alone. */
static bool
is_trusted(struct str host, struct str trusted)
{
	if (ends_like(host, trusted) && (trusted.at[0] == '.' || host.len == trusted.len))
		return true;
	return str_starts(trusted, STR(".")) && host.len + 1 == trusted.len &&
	       ends_like(host, str_slice(trusted, 1, trusted.len));
}

bool
address_leaves(const struct site *site, struct str url)
{
	struct str host = address_host(url), own = site ? address_host(site->base_url) : STR_NONE;

	if (!address_is_web(url) || (own.len > 0 && host.len == own.len && ends_like(host, own)))
		return false;
	if (!site)
		return !is_trusted(host, STR(".gov.cn"));
	for (size_t i = 0; i < site->leaving.trusted.count; i++) {
		struct str trusted = site->leaving.trusted.items[i];

		if (trusted.len > 0 && is_trusted(host, trusted))
			return false;
	}
	return true;
}
