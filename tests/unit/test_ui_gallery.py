"""The gallery, and with it the layouts of the four audiences."""

import re

import pytest
from django.urls import reverse

FORBIDDEN = re.compile(r"<style|\sstyle=|\son[a-z]+=|javascript:", re.IGNORECASE)


@pytest.fixture(autouse=True)
def _site_without_a_database_or_collected_files(settings, tmp_path):
    settings.CACHES = {name: {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"} for name in settings.CACHES}
    settings.STATIC_ROOT = tmp_path


@pytest.mark.parametrize("layout", ["public", "professional", "office", "respondent"])
def test_the_gallery_opens_in_every_layout(client, layout):
    response = client.get(reverse("gallery:in_layout", args=[layout]))
    shown = response.content.decode()
    assert response.status_code == 200
    assert f"page--{layout}" in shown
    assert not FORBIDDEN.search(shown)
    assert all("src=" in script for script in re.findall(r"<script[^>]*>", shown))
    assert shown.count("<h1") == 1


def test_ids_are_unique_in_the_gallery(client):
    found = re.findall(r'\sid="([^"]+)"', client.get(reverse("gallery:overview")).content.decode())
    assert len(found) == len(set(found))


def test_an_unknown_layout_does_not_exist(client):
    assert client.get(reverse("gallery:in_layout", args=["kelder"])).status_code == 404
